export interface Queue<T> {
    readonly length: number;
    first(): T | undefined;
    push(item: T): void;
    shift(): T | undefined;
    clear(): void;
}
export declare function createQueue<T>(lengthMax: number): Queue<T>;
