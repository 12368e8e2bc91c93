# What the programs, the toolchain and the tests need of the distribution, and how it gets there: packages of the system's own
# release, nothing else. Sourced by lib.sh, and by tools/try-fresh, which resolves the same table for every release.

# Who needs it, how it shows (library:, command: or file:), and the package, named so that Debian 12, Debian 13 and Ubuntu 24.04 know it.
requirements() { cat <<EOF
opencv      library:libgtk-3.so.0                                      libgtk-3-0
opencv      library:libdrm.so.2                                        libdrm2
opencv      library:libatomic.so.1                                     libatomic1
font        file:/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf     fonts-noto-color-emoji
live        library:libSDL2-2.0.so.0                                   libsdl2-2.0-0
live        library:libEGL.so.1                                        libegl1
live        file:/usr/lib/$(uname -m)-linux-gnu/dri                    libgl1-mesa-dri
live        command:espeak-ng                                          espeak-ng
streams     command:ffmpeg                                             ffmpeg
wallpapers  file:/usr/share/wallpapers                                 plasma-workspace-wallpapers
screen      command:Xvfb                                               xvfb
screen      command:xdotool                                            xdotool
cluster     command:slurmctld                                          slurm-wlm
cluster     command:munged                                             munge
signals     file:/usr/bin/kill                                         procps
browser     command:chromium                                           chromium
npm         command:npm                                                npm
trace       command:strace                                             strace
trace       command:readelf                                            binutils
count       command:valgrind                                           valgrind
trial       command:mmdebstrap                                         mmdebstrap
trial       command:ip                                                 iproute2
photos      command:heif-convert                                       libheif-examples
foreign     command:jq                                                 jq
EOF
}

# Installs what is missing of the named groups. What cannot be had is named in one line, and what works without it goes on.
need() { # GROUP…
    local group sign package missing=()
    while read -r group sign package; do
        [[ " $* " != *" $group "* ]] || is_there "$sign" || missing+=("$package")
    done <<<"$(requirements)"
    [[ ${#missing[@]} -eq 0 ]] || install_packages "${missing[@]}"
}

is_there() { # SIGN
    local name=${1#*:}
    case $1 in
        # The loader itself is asked: it knows every path, and whether the library's own needs are met.
        library:*) ! LD_PRELOAD=$name /bin/true 2>&1 | grep -F "cannot be preloaded" >/dev/null ;;
        command:*) PATH=$PATH:/usr/sbin:/sbin command -v "$name" >/dev/null ;;
        file:*) [[ -e $name ]] ;;
    esac
}

as_root() {
    if [[ $EUID -eq 0 ]]; then "$@"
    elif [[ -t 0 ]]; then sudo "$@"
    else sudo -n "$@"
    fi
}

install_packages() { # PACKAGE…
    local said unknown by_hand="let root run: apt-get update && apt-get install --no-install-recommends $*"
    command -v apt-get >/dev/null ||
        { say "missing: $*; there is no apt-get here: install what Debian calls so by this system's own means"; return; }
    [[ $EUID -eq 0 ]] || command -v sudo >/dev/null ||
        { say "missing: $*; you are not root and there is no sudo: $by_hand"; return; }
    say "installing $*"
    said=$({
        as_root apt-get update -qq
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
    } 2>&1) && return
    unknown=$(sed -n "s/^E: Unable to locate package //p; s/^E: Package '\(.*\)' has no installation candidate/\1/p" <<<"$said" | sort -u)
    case $said in
        *"Could not get lock"* | *"Unable to acquire"*) say "missing: $*; another apt is running: wait until it has ended, then start again" ;;
        *"sudo: "*) say "missing: $*; sudo refused: $by_hand" ;;
        *"emporary failure resolving"* | *"ould not resolve"* | *"ould not connect"* | *"nable to connect"* | *"Failed to fetch"*)
            say "missing: $*; the package servers cannot be reached: start once with a network" ;;
        *) if [[ -n $unknown ]]; then install_known "$unknown" "$@"
            else say "missing: $*; apt-get says: $(grep -m1 '^E: ' <<<"$said" || tail -n 1 <<<"$said")"
            fi ;;
    esac
}

# The other packages, where this system's sources lack some.
install_known() { # UNKNOWN(lines) PACKAGE…
    local package known=()
    for package in "${@:2}"; do grep -qxF "$package" <<<"$1" || known+=("$package"); done
    say "missing: $(xargs <<<"$1"); this system's package sources lack it (on Ubuntu: add-apt-repository universe)"
    [[ ${#known[@]} -eq 0 || ${#known[@]} -eq $(($# - 1)) ]] || install_packages "${known[@]}"
}
