import type { CliContext } from './context.ts';
export declare function dataDirectoryOf(context: Pick<CliContext, 'env' | 'cwd'>, given: string | undefined): string;
