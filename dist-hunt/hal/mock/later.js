export function later(clock, alive, ms, run) {
    return new Promise((resolve, reject) => {
        clock.setTimeout(() => {
            if (!alive())
                return;
            try {
                resolve(run());
            }
            catch (error) {
                reject(error);
            }
        }, ms);
    });
}
