/**
 * The options of the commands that run, show or simulate a camera, as commander hands them over.
 */
import { Option } from 'commander';
import { LANGUAGE_TAGS } from '../device/texts.js';
export function addDeviceOptions(command) {
    return command
        .option('--data <dir>', 'data directory (default: $XDG_DATA_HOME/zeuge)')
        .option('--profile <id or file>', 'rules that nobody signed (default: device/policy.yaml, else demo)')
        .option('--display <panel>', 'front display: fb:/dev/fb0, fb:FILE@320x240x16 or png:FILE@320x240')
        .option('--camera <source>', "scene, clip:FILE, tape:FILE, v4l2:DEVICE or rpicam (default: the board's)")
        .option('--station <url>', 'hand over to this station in the dock (https://HOST:PORT)')
        .option('--accept <values...>', 'accept these unconfirmed values of the profile by name')
        .addOption(new Option('--lang-display <language>', "language of the front display (default: the profile's)").choices(LANGUAGE_TAGS));
}
