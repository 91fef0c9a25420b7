import { readFileSync } from 'node:fs';
import { checkServerIdentity } from 'node:tls';
import type { PoolConfig } from 'pg';
import { Problem } from '../problem.ts';

/**
 * A connection like libpq's `sslmode=verify-full` with `sslrootcert`: what the address itself says of TLS does not count.
 * Refused as `db.tls` where the file cannot be read.
 */
export function checkedConnection(url: string, caFile: string): PoolConfig {
  const address = new URL(url);
  const host = address.hostname || address.searchParams.get('host') || 'localhost';
  for (const name of [...address.searchParams.keys()])
    if (/^ssl|^uselibpqcompat$/.test(name)) address.searchParams.delete(name);
  return {
    connectionString: address.href,
    ssl: {
      ca: certificates(caFile),
      rejectUnauthorized: true,
      // by the driver an IP address would be compared with the name "localhost"
      checkServerIdentity: (_name, certificate) => checkServerIdentity(host, certificate),
    },
  };
}

function certificates(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Problem('db.tls', { reason: (error as Error).message }, { cause: error });
  }
}

const byTls = /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED_CERT|ERR_OSSL_)/;

/** Whether a connection failed over TLS: none is spoken, or the certificate is another's. */
export function isRefusedByTls(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return byTls.test(code) || /does not support SSL/.test(error.message);
}
