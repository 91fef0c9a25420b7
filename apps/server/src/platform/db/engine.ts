import type { Client } from './client.ts';

/** The database at either size; everything above speaks through `transaction` and never sees a connection. */
export interface Engine {
  readonly kind: 'embedded' | 'server';
  readonly citus: boolean;
  /** Where the data are, for messages: a folder, or host and database without a password. */
  readonly place: string;
  /**
   * Lends one connection; on the embedded engine there is one, and others wait their turn. Throws where the caller
   * holds one already.
   */
  withClient<T>(use: (client: Client) => Promise<T>): Promise<T>;
  /** Where the database has a disk of ours: refuses (`disk.full`) before it is so full that nothing can be ended. */
  readonly demandRoom?: () => void;
  close(): Promise<void>;
}
