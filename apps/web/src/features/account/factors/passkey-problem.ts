import { ApiProblem } from '../../../app/api.ts';

/** What the device refused comes from the browser, without words of ours. */
export function wordsOfPasskey(problem: ApiProblem, t: (key: 'refused' | 'known') => string): ApiProblem {
  if (problem.code === 'passkey.refused') return new ApiProblem(problem.code, 400, t('refused'));
  if (problem.code === 'passkey.known') return new ApiProblem(problem.code, 400, t('known'));
  return problem;
}
