export function createGate() {
    let state = 'open';
    return {
        pause(paused) {
            if (paused === (state === 'shut'))
                return false;
            state = paused ? 'shut' : 'awaitsKey';
            return true;
        },
        passes({ key }) {
            if (state === 'awaitsKey' && key)
                state = 'open';
            return state === 'open';
        },
    };
}
