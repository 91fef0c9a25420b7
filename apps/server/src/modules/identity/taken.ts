import { Problem } from '../../platform/problem.ts';

/** The database alone knows that a login or an e-mail address is taken, also by people whom the scope does not show. */
export async function tellTaken<T>(login: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const constraint =
      error instanceof Problem && error.code === 'db.constraint' ? error.params.constraint : '';
    if (constraint === 'people_login' || constraint === 'people_email')
      throw new Problem('identity.login_taken', { login }, { cause: error });
    throw error;
  }
}
