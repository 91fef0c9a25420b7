import { everythingWritten } from './written/everything.ts';

everythingWritten('embedded');
