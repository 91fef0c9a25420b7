import { type Expectation, expectations } from '@hatangso/contracts/problems/expectations';
import type { FastifyError } from 'fastify';
import { z } from 'zod';
import { invalidRequest, Problem } from '../problem.ts';

const english = z.locales.en().localeError;
const vietnamese = z.locales.vi().localeError;

const ofCode: Readonly<Record<string, Expectation>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: expectations.mediaType,
  FST_ERR_CTP_EMPTY_JSON_BODY: expectations.jsonBody,
  FST_ERR_CTP_INVALID_JSON_BODY: expectations.jsonBody,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: expectations.bodyLength,
};

type Refused = NonNullable<FastifyError['validation']>[number];

/** A validator's finding in both languages; a contract's own words, which are English, stay as they are. */
function expectationOf({ keyword, params, instancePath, message }: Refused): Expectation {
  const issue = { ...params, code: keyword, path: instancePath.split('/').slice(1), input: undefined };
  const say = (locale: typeof english): string | undefined => {
    const said = locale(issue as unknown as Parameters<typeof english>[0]);
    return typeof said === 'string' ? said : said?.message;
  };
  const en = message ?? say(english) ?? '';
  return { en, vi: say(vietnamese) ?? en };
}

/** What the framework itself refuses, in our own words; null for what is a fault of ours. */
export function problemOfFramework(error: FastifyError): Problem | null {
  const first = error.validation?.[0];
  if (first !== undefined)
    return invalidRequest(`${error.validationContext ?? ''}${first.instancePath}`, expectationOf(first));
  if (error.statusCode === 413) return new Problem('request.too_large', { limit: '' });
  if (error.statusCode === undefined || error.statusCode < 400 || error.statusCode >= 500) return null;
  return invalidRequest('request', ofCode[error.code] ?? expectations.http, { cause: error });
}
