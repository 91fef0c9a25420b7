import type { House } from '../../../../../../test/support/house.ts';

export const ward = '21172';
export const reason = 'Người dân gửi đơn ngày 20/11';
export const householdNames = Array.from({ length: 12 }, (_, at) => `HOKIN${String(at).padStart(2, '0')}`);

export const sheet = (fibre: string): string =>
  `Mã hộ;Tổ dân phố;Kinh độ;Vĩ độ;Số nhân khẩu;Có cáp quang\n${householdNames
    .map(
      (code, at) =>
        `${code};TDP01;${(108.785 + at * 0.0025).toFixed(4)};15.15;${1 + (at % 4)};${at % 2 === 0 ? fibre : 'không'}`,
    )
    .join('\n')}\n`;

/** All rows of a question to the database itself. */
export const rowsOf = async <T>(house: House, text: string): Promise<T[]> =>
  house.kernel.engine.withClient(async (client) => (await client.query(text, [])).rows as T[]);

export const tokenOf = async (house: House, role: string): Promise<string> =>
  (await house.ask<{ secret: string }>('POST', '/tokens', { name: role, role, unitCode: ward })).body.secret;
