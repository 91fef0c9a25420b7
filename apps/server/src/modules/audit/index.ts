export { writeAuditEntry } from './entry.ts';
export { auditModule } from './routes.ts';
