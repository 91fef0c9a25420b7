import { expect, test } from 'vitest';
import { assignmentBody, operatorKey, rolesOver } from './assignment.ts';

const none = new Map<string, string>();

test('roles are offered where they may be given', () => {
  expect(rolesOver('ward')).toContain('office');
  expect(rolesOver('ward')).not.toContain('province_officer');
  expect(rolesOver('nation')).toEqual(['administrator', 'auditor', 'reader']);
});

test('a role that has a part waits for it; a compiler may go without', () => {
  expect(assignmentBody({ role: 'office', part: '' }, '21172', none)).toBeNull();
  expect(assignmentBody({ role: 'compiler', part: '' }, '21172', none)).toEqual({
    role: 'compiler',
    unitCode: '21172',
  });
  expect(assignmentBody({ role: 'team', part: 'TDP01' }, '21172', new Map([['TDP01', 'Tổ 1']]))).toEqual({
    role: 'team',
    unitCode: '21172',
    part: { code: 'TDP01', name: 'Tổ 1' },
  });
});

test('an operator is known by its letters and digits', () => {
  expect(operatorKey('Viễn thông Đông Á – VNPT')).toBe('vienthongdongavnpt');
  expect(assignmentBody({ role: 'operator', part: ' Viettel ' }, '21172', none)?.part).toEqual({
    code: 'viettel',
    name: 'Viettel',
  });
  expect(assignmentBody({ role: 'operator', part: ' – ' }, '21172', none)).toBeNull();
});
