/** First in, first out, without moving what is in it at each step. Holds no more than its bound. */
import { assert } from '../errors.js';
export function createQueue(lengthMax) {
    let items = [];
    let head = 0;
    return {
        get length() {
            return items.length - head;
        },
        first: () => items[head],
        push(item) {
            assert(items.length - head < lengthMax, `queue holds ${lengthMax} already`);
            items.push(item);
        },
        shift() {
            const item = items[head];
            if (item === undefined)
                return undefined;
            head++;
            if (head * 2 > items.length) {
                items = items.slice(head);
                head = 0;
            }
            return item;
        },
        clear() {
            items = [];
            head = 0;
        },
    };
}
