/**
 * The only place that loads node-webcodecs, a native package that may be absent.
 *
 * For child processes only: a codec that aborts takes its process with it. The library's traps, measured:
 * one `configure` and one `flush` per process, exactly 1024 samples per AAC block, count pictures in flight
 * yourself, always Annex B, never a picture buffer shorter than its format says (it reads past the end).
 */
import { ZeugeError } from '../../src/errors.js';
/** NOT_AVAILABLE where the package, or a build of it for this machine, is missing. */
export async function loadCodecs() {
    // Its own FFmpeg with openh264, never the system's: the same encoder on every machine. Read when it loads.
    process.env['NODE_WEBCODECS_FORCE'] = 'static';
    try {
        const codecs = await import('node-webcodecs');
        if (codecs.isNativeAvailable())
            return codecs;
    }
    catch (cause) {
        throw new ZeugeError('NOT_AVAILABLE', MISSING, { cause });
    }
    throw new ZeugeError('NOT_AVAILABLE', MISSING);
}
const MISSING = `the encoder node-webcodecs cannot be loaded on ${process.platform}-${process.arch}; run "npm ci" again, or use --camera tape:tapes/scene.tape`;
