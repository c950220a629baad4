export function say(context, wording) {
    return wording[context.lang];
}
