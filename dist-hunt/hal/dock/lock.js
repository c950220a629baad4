export function lockedButtons(source, locked) {
    return (hear) => {
        const down = new Set();
        return source((edge) => {
            if (edge.down && locked())
                return;
            if (!edge.down && !down.has(edge.button))
                return;
            if (edge.down)
                down.add(edge.button);
            else
                down.delete(edge.button);
            hear(edge);
        });
    };
}
