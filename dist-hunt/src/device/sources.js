import { createSource } from './source.js';
export function createSources(hal, recorder, setFault, trace) {
    const note = (track, live) => trace({ src: 'board', type: 'source', source: track === 'video' ? 'camera' : 'microphone', live });
    const source = (device, track, fault) => {
        let gone = false;
        return createSource(hal.clock, device, {
            format: recorder.format,
            unit: recorder.unit,
            lost(reason) {
                hal.log({ level: 'warn', event: fault, source: device.name, reason });
                recorder.lost(track);
                gone = true;
                note(track, false);
                setFault(fault, true);
            },
            alive() {
                if (gone)
                    note(track, true);
                gone = false;
                setFault(fault, false);
            },
        });
    };
    const picture = source(hal.camera, 'video', 'camera-lost');
    const all = [picture];
    if (hal.microphone !== undefined)
        all.push(source(hal.microphone, 'audio', 'microphone-silent'));
    return {
        run(wanted) {
            for (const one of all) {
                one.pause(wanted === 'warm');
                if (one.running === (wanted !== 'off'))
                    continue;
                if (one.running)
                    void one.stop();
                else
                    one.start();
            }
        },
        requestKeyFrame: picture.requestKeyFrame,
        async stop() {
            await Promise.all(all.map((one) => one.stop()));
        },
    };
}
