export { portalModule } from './routes.ts';
