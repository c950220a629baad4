export function lineLamps(lines, specs) {
    const held = new Map();
    const close = () => {
        for (const line of held.values())
            line.close();
    };
    try {
        for (const [name, spec] of Object.entries(specs))
            held.set(name, lines.output(spec));
    }
    catch (error) {
        close();
        throw error;
    }
    return { set: (name, on) => held.get(name)?.write(on), close };
}
