/**
 * A YAML file of rules, read strictly: what one reads in it is what holds.
 *
 *   text ─► plain YAML (no anchors, aliases, tags, second document) ─► schema ─► value
 *
 * Every mistake is one sentence with file, line, field and what is allowed. Reads no files and knows no rule
 * of its own: the schema and a last check are the caller's.
 */
import * as v from 'valibot';
import { type FaultCode } from '../errors.ts';
export interface RuleMistake {
    readonly path: readonly string[];
    readonly message: string;
}
export interface RuleForm<S extends v.GenericSchema> {
    readonly schema: S;
    /** Of the error that names a mistake. */
    readonly code: FaultCode;
    readonly charsMax: number;
    /** What the schema cannot say: a mistake between values. */
    check?(value: v.InferOutput<S>): RuleMistake | undefined;
}
export declare function readRules<S extends v.GenericSchema>({ schema, code, charsMax, check }: RuleForm<S>, text: string, fileName: string): v.InferOutput<S>;
