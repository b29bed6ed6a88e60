import { HostingError } from './built-site.ts';

/**
 * Says why a command of hosting failed, and sets the exit code.
 * @param help printed after a mistake in the arguments
 * @throws what nobody foresaw
 */
export function reportFailure(error: unknown, help: string): void {
  process.exitCode = 1;
  if (error instanceof HostingError || (error instanceof Error && error.name === 'CatalogError'))
    console.error(error.message);
  else if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    console.error(`${error.message}\n\n${help}`);
  else throw error;
}
