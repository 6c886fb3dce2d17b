import { postgresBinaries } from '../servers/embedded/postgres-binaries';

// While an image is built, by the owner of its files: whoever runs it later may not change them.
postgresBinaries();
