#!/bin/bash
# Lays out what the VM tests boot, under $ZEUGE_VM (default /var/cache/zeuge-vm): a stock Debian kernel, an initramfs that
# mounts this machine's own root over 9p, and modules built from Debian's kernel source (their files stay outside of
# this repository). Needs root for apt only where packages are missing; without them it names what to install.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
kit=${ZEUGE_VM:-/var/cache/zeuge-vm}
mkdir -p "$kit"
# Tiers run side by side.
exec 8>"$kit/lock"
flock 8

packages="qemu-system-x86 linux-image-amd64 linux-headers-amd64 linux-source busybox-static cpio kmod gcc make bc xz-utils udev systemd ffmpeg i2c-tools"
missing=$(for name in $packages; do dpkg-query -W -f '${Status}\n' "$name" 2>/dev/null | grep -q '^install ok installed' || echo "$name"; done | tr '\n' ' ')
if [ -n "$missing" ]; then
  if [ -z "${ZEUGE_CI:-}" ] || [ "$(id -u)" != 0 ]; then
    echo "missing for the VM tests: apt-get install --no-install-recommends $missing" >&2
    exit 3
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

kernel=$(ls /lib/modules | grep -E '^[0-9].*-amd64$' | sort -V | tail -1)
source=$(ls /usr/src/linux-source-*.tar.xz | sort -V | tail -1)
stamp="$kernel $(sha256sum "$0" "$here/init" "$here/zeuge_board.c" | sha256sum | cut -c1-16)"
[ "$(cat "$kit/stamp" 2>/dev/null)" = "$stamp" ] && exit 0
rm -rf "$kit/build" "$kit/initrd" "$kit/stamp"
mkdir -p "$kit/build" "$kit/initrd"/{bin,proc,sys,dev,mod,host,rw,newroot}

tar xf "$source" -C "$kit/build" --strip-components=1 --wildcards '*/drivers/gpio/gpio-sim.c' \
  '*/drivers/gpio/gpiolib.h' '*/kernel/irq/irq_sim.c' '*/lib/fonts/font_8x16.c' '*/scripts/extract-vmlinux'
sh "$kit/build/scripts/extract-vmlinux" "/boot/vmlinuz-$kernel" >"$kit/vmlinux"
modules=$kit/build/modules
mkdir -p "$modules"
cp "$kit/build/drivers/gpio/"{gpio-sim.c,gpiolib.h} "$kit/build/kernel/irq/irq_sim.c" "$here/zeuge_board.c" "$modules/"
# Two kernel-internal calls of irq_sim have exported equivalents.
sed -i 's/irq_to_desc(irqnum)/irq_data_to_desc(irq_get_irq_data(irqnum))/; s/#include <linux\/slab.h>/&\n#include <linux\/module.h>\n#include <linux\/irqdesc.h>/' "$modules/irq_sim.c"
echo 'MODULE_LICENSE("GPL");' >>"$modules/irq_sim.c"
echo 'obj-m += irq_sim.o gpio-sim.o zeuge_board.o' >"$modules/Makefile"
make -s -C "/lib/modules/$kernel/build" M="$modules" modules >"$kit/build.log" 2>&1 || { tail -20 "$kit/build.log" >&2; exit 1; }

cp /bin/busybox "$kit/initrd/bin/"
for name in sh mount mkdir insmod switch_root cat ln; do ln -s busybox "$kit/initrd/bin/$name"; done
: >"$kit/initrd/mod/order"
for module in virtio_pci 9p 9pnet_virtio overlay; do
  modprobe -S "$kernel" --show-depends "$module" | while read -r kind path _; do
    [ "$kind" = insmod ] || continue
    name=$(basename "$path")
    grep -qx "$name" "$kit/initrd/mod/order" && continue
    cp "$path" "$kit/initrd/mod/"
    echo "$name" >>"$kit/initrd/mod/order"
  done
done
cp "$here/init" "$kit/initrd/init"
chmod +x "$kit/initrd/init"
(cd "$kit/initrd" && find . | cpio -o -H newc --quiet) >"$kit/initrd.cpio"
echo "$kernel" >"$kit/kernel"
echo "$stamp" >"$kit/stamp"
