/** Numbers given as options: whole, within limits, else USAGE with what is allowed. */
import { ZeugeError } from '../errors.js';
export function wholeNumber(option, given, least, most) {
    const value = Number(given);
    if (!/^\d{1,15}$/.test(given) || value < least || value > most)
        throw new ZeugeError('USAGE', `${option} ${given}: a whole number from ${least} to ${most} is needed`);
    return value;
}
