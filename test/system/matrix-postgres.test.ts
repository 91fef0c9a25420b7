import { roleMatrix } from './matrix/role-matrix.ts';

roleMatrix('postgres');
