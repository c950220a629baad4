export function lineName({ chip, line }) {
    return `line ${line} of chip ${chip}`;
}
