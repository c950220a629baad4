/**
 * Position and time of a GNSS receiver on a serial port (NMEA 0183, hal/serial/nmea.ts).
 *
 * Without a fix nothing is told: no position is not a position. A receiver that sends no sentence at all is gone.
 */
import { createEmitter } from '../emitter.js';
import { keepOpen } from '../keep.js';
import { createNmeaParser } from '../serial/nmea.js';
/** Receivers send each second. */
const SILENT_MS = 3_000;
/** A quality older than this belongs to another fix. */
const QUALITY_US_MAX = 1_500_000;
export async function openGnss(options) {
    const { clock, path, baud } = options;
    let open = true;
    let heardUs = 0;
    let begunUs = 0;
    let quality;
    const positions = createEmitter(clock, () => open);
    const parser = createNmeaParser((sentence) => {
        if (sentence.kind === 'quality') {
            quality = { ...sentence, atUs: begunUs };
            return;
        }
        const { unixMs, latitudeDeg, longitudeDeg } = sentence;
        options.time(unixMs, begunUs);
        const fresh = quality !== undefined && begunUs - quality.atUs < QUALITY_US_MAX ? quality : undefined;
        positions.emit({
            atUs: begunUs,
            latitudeDeg,
            longitudeDeg,
            ...(fresh && { satellites: fresh.satellites, hdop: fresh.hdop, altitudeM: fresh.altitudeM }),
        });
    }, () => {
        begunUs = clock.nowUs();
        heardUs = begunUs;
    });
    const kept = await keepOpen({
        clock,
        report: options.report,
        async open(lost) {
            heardUs = clock.nowUs();
            const port = await options.open({ path, baud, heard: (bytes) => parser.push(bytes), lost });
            return {
                look() {
                    port.look();
                    const silent = clock.nowUs() - heardUs > SILENT_MS * 1000;
                    return silent ? `${path}: the GNSS receiver sends nothing` : undefined;
                },
                close: () => port.close(),
            };
        },
    });
    return {
        position: positions.source,
        close() {
            open = false;
            kept.close();
        },
    };
}
