/** 97.5 % quantile of the standard normal distribution. */
const normal975 = 1.959963984540054;
/** From here on the expansion for large degrees of freedom is exact to 1e-10. */
const expansionFrom = 200;
const known = new Map<number, number>();

/**
 * The 97.5 % quantile of Student's t: half the width of a 95 % interval in standard errors. `degrees` is a whole
 * number ≥ 1. Finite series of Abramowitz & Stegun 26.7.3–4 solved by bisection, and their expansion 26.7.5 for
 * many degrees; relative error below 1e-10, tested against R's `qt`. Written here because this one number of
 * one distribution is all that is needed: the maintained library for it brings 230 packages and 27 MB.
 */
export function t975(degrees: number): number {
  if (!Number.isInteger(degrees) || degrees < 1) throw new RangeError(`degrees of freedom: ${degrees}`);
  const before = known.get(degrees);
  if (before !== undefined) return before;
  const quantile = degrees < expansionFrom ? bisected(degrees) : expanded(degrees);
  known.set(degrees, quantile);
  return quantile;
}

function bisected(degrees: number): number {
  let low = 0;
  let high = Math.PI / 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (central(middle, degrees) < 0.95) low = middle;
    else high = middle;
  }
  return Math.sqrt(degrees) * Math.tan((low + high) / 2);
}

/** P(|T| < √degrees · tan θ). */
function central(theta: number, degrees: number): number {
  const sine = Math.sin(theta);
  const cosine = Math.cos(theta);
  const odd = degrees % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let power = odd ? 3 : 2; power <= degrees - 2; power += 2) {
    term *= (cosine * cosine * (power - 1)) / power;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (theta + sine * sum) : sine * sum;
}

function expanded(degrees: number): number {
  const x = normal975;
  const g1 = (x ** 3 + x) / 4;
  const g2 = (5 * x ** 5 + 16 * x ** 3 + 3 * x) / 96;
  const g3 = (3 * x ** 7 + 19 * x ** 5 + 17 * x ** 3 - 15 * x) / 384;
  const g4 = (79 * x ** 9 + 776 * x ** 7 + 1482 * x ** 5 - 1920 * x ** 3 - 945 * x) / 92160;
  return x + (g1 + (g2 + (g3 + g4 / degrees) / degrees) / degrees) / degrees;
}

/** A stratum as the exact bound sees it. */
export interface UnseenStratum {
  /** Households it stands for. */
  readonly households: number;
  /** Households that answered, all of them alike. */
  readonly answered: number;
  /** What one household that is unlike them would change at most. */
  readonly change: number;
  /** Whether `households` is known, so that at most `households − answered` can be unlike. */
  readonly finite: boolean;
}

/**
 * The largest total change by households unlike those that answered, which the chance of having seen none of
 * them, at least `alpha`, still allows: max Σ N·p·change subject to Π (1−p)^n ≥ alpha. For one stratum, or equal
 * weights, it is the Clopper–Pearson bound for 0 of n (1 − alpha^(1/n)); for unequal weights it is the exact
 * bound over every way in which the unlike may lie in the strata. Conservative for samples without replacement.
 */
export function exactUnseenChange(strata: readonly UnseenStratum[], alpha: number): number {
  const open = strata.filter((one) => one.change > 0 && (!one.finite || one.households > one.answered));
  const budget = -Math.log(alpha);
  const [only] = open;
  if (only !== undefined && open.length === 1) {
    return -only.households * only.change * Math.expm1(-Math.min(budget, mostSpent(only)) / only.answered);
  }
  const spent = (price: number) => open.map((one) => spending(one, price));
  const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
  // Bisection on the logarithm of the price at which the marginal change of every stratum is equal.
  let low = -700;
  let high = Math.log(Math.max(1, ...open.map((one) => (one.households * one.change) / one.answered)));
  for (let step = 0; step < 64; step++) {
    const middle = (low + high) / 2;
    if (total(spent(Math.exp(middle))) > budget) low = middle;
    else high = middle;
  }
  const amounts = spent(Math.exp(high));
  return open.reduce(
    (sum, one, at) => sum - one.households * one.change * Math.expm1(-(amounts[at] ?? 0) / one.answered),
    0,
  );
}

/** How much of the budget (−n·ln(1−p)) a stratum takes at a price, at most what its unseen households allow. */
function spending(one: UnseenStratum, price: number): number {
  const wished = one.answered * Math.log((one.households * one.change) / (one.answered * price));
  return Math.min(mostSpent(one), Math.max(0, wished));
}

const mostSpent = (one: UnseenStratum): number =>
  one.finite ? one.answered * Math.log(one.households / one.answered) : Number.POSITIVE_INFINITY;
