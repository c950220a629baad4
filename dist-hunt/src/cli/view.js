/**
 * Collects what the terminal shows: the device's status, what was felt and heard last, the last recordings.
 */
import { basename } from 'node:path';
import { say } from './context.js';
import { bytesText, clockText } from './output.js';
const LAST_RECORDINGS = 3;
export function createView(context, session) {
    const { device, hal, hand, profile } = session;
    const finished = [];
    const title = `Zeuge · ${profile.profile.id} ${profile.profile.version} · ${device.boot.device} · ${hal.camera.name}`;
    let message = [
        ...session.notices.map((notice) => say(context, notice)),
        ...recovered(context, session),
    ].join(' ');
    let sinceUs;
    const stop = device.onChange((status) => {
        if (status.recordingSinceUs !== undefined)
            sinceUs = status.recordingSinceUs;
        if (sinceUs === undefined || status.capture === 'recording' || status.capture === 'finalizing')
            return;
        finished.unshift(recordingLine(context, status, sinceUs));
        finished.splice(LAST_RECORDINGS);
        sinceUs = undefined;
    });
    return {
        now() {
            const status = device.status();
            const { haptic, tone } = hand?.perceived() ?? {};
            const { recordingSinceUs, durableUntilUs, batteryPercent } = status;
            return {
                title,
                nowUs: hal.clock.nowUs(),
                screen: status.screen,
                led: status.led,
                haptic: haptic?.pulses ?? [],
                tone: tone?.notes ?? [],
                capture: status.capture,
                front: status.front,
                dock: status.dock,
                faults: status.faults,
                preRecordMs: status.preRecordMs,
                chunks: status.chunks,
                gaps: status.gaps,
                recordings: status.recordings,
                lastRecordings: finished,
                ...(recordingSinceUs !== undefined && { recordingSinceUs }),
                ...(durableUntilUs !== undefined && { durableUntilUs }),
                ...(batteryPercent !== undefined && { battery: batteryPercent }),
                ...(message !== '' && { message }),
            };
        },
        say(text) {
            message = text;
        },
        stop,
    };
}
function recordingLine({ lang }, status, sinceUs) {
    const durationUs = Math.max(0, (status.durableUntilUs ?? sinceUs) - sinceUs);
    return `${basename(status.directory ?? '')}  ${clockText(durationUs)}  ${bytesText(status.bytes, lang)}`;
}
function recovered(context, { device }) {
    const { length } = device.boot.recovered;
    if (length === 0)
        return [];
    return [
        say(context, {
            de: `${length} unterbrochene(s) Segment(e) vom letzten Mal gefunden; die Dateien bleiben, wie sie sind.`,
            en: `${length} interrupted segment(s) found from last time; the files stay as they are.`,
        }),
    ];
}
