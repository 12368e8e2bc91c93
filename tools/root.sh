# Root filesystems of fresh systems, for trials; sourced after lib.sh by tools/try-fresh and tools/try-package.

codename() {
    case $1 in
        12 | bookworm) echo bookworm ;;
        13 | trixie) echo trixie ;;
        22.04 | jammy) echo jammy ;;
        24.04 | noble) echo noble ;;
        *) die "$1 is no release that this project supports: bookworm (12), trixie (13), jammy (22.04) or noble (24.04)" ;;
    esac
}

# Nobody is asked for packages whose signature could not be checked.
require_keyring() { # RELEASE
    local distribution=debian
    [[ $1 != noble && $1 != jammy ]] || distribution=ubuntu
    [[ -e /usr/share/keyrings/$distribution-archive-keyring.gpg ]] ||
        { echo "$1: its packages cannot be had: their keyring is not installed here ($distribution-archive-keyring.gpg)"; return 3; }
}

# A minimal system with some packages, this machine's name service and certificates, and the user player, who has no sudo.
make_root() { # FOLDER LOG PACKAGE,… RELEASE MIRROR…
    say "making a root filesystem of $4"
    mmdebstrap --variant=minbase --include="$3" "$4" "$1" "${@:5}" >"$2" 2>&1 </dev/null ||
        die "no root filesystem of $4, its packages cannot be had: $(grep -m1 '^E: ' "$2")"
    cp -L /etc/resolv.conf /etc/hosts "$1/etc/"
    cp -rL /usr/local/share/ca-certificates "$1/usr/local/share/" 2>/dev/null || true
    chroot "$1" update-ca-certificates >/dev/null 2>&1
    chroot "$1" useradd -m -s /bin/bash player
}

# What this machine's network asks of its clients is all that a trial gets of its environment.
network_environment() { env | grep -iE '^(https?_proxy|no_proxy|nuget_[a-z_]*)=' || true; }

# Runs this script again in a folder of its own, $DOBBLE_TRIAL. Mounts and processes live in namespaces and end with it, whatever ends it.
in_own_namespaces() { # KEEP SCRIPT ARGUMENT…
    [[ -z ${DOBBLE_TRIAL:-} ]] || return 0
    [[ $EUID -eq 0 ]] || die "a root filesystem is made by root: sudo $2"
    local keep=$1 code=0 trial
    DOBBLE_TRIAL=$(mktemp -d /var/tmp/dobble-trial.XXXXXX)
    export DOBBLE_TRIAL
    chmod 755 "$DOBBLE_TRIAL"
    unshare --mount --pid --fork --kill-child --mount-proc "${@:2}" &
    trial=$!
    # Nothing but this signal ends it at once, and all that it started.
    trap 'kill -KILL $trial 2>/dev/null || true; [[ -n $keep ]] && say "kept: $DOBBLE_TRIAL" || rm -rf --one-file-system "$DOBBLE_TRIAL"' EXIT
    wait $trial || code=$?
    exit $code
}
