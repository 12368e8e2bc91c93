# Fills in dobble.service; sourced by tools/install-service and tools/package.

service_unit() { # COMMAND HOME USER DOCUMENTATION OPTION…
    local command=$1 home=$2 user=$3 documentation=$4 options= option
    shift 4
    # Each option is quoted for systemd, which also takes % for a specifier.
    for option in "$@"; do
        option=${option//\\/\\\\}; option=${option//\"/\\\"}; option=${option//%/%%}
        options+="\"$option\" "
    done
    sed -e "s|@COMMAND@|$(in_sed "$command")|; s|@HOME@|$(in_sed "$home")|; s|@USER@|$(in_sed "$user")|" \
        -e "s|@DOCUMENTATION@|$(in_sed "$documentation")|; s|@OPTIONS@|$(in_sed "${options% }")|" "$root/tools/service/dobble.service"
}

in_sed() { printf '%s' "$1" | sed 's/[&|\\]/\\&/g'; }
