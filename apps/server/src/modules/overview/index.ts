/** The door of the overview module: nothing stands above it but the house itself. */
export { overviewModule } from './routes.ts';
