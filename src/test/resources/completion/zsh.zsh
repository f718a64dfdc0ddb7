# Types lines into an interactive zsh that has sourced a script, and prints what its screen shows.
# Usage: zsh -f zsh.zsh SCRIPT LINE PATTERN [LINE PATTERN]...
# A line is completed by a tab. It is an error when its pattern does not appear.
zmodload zsh/zpty
script=$1
shift
zpty shell zsh -f -i
zpty -w shell "PS1=; unsetopt list_beep auto_menu; stty columns 200; autoload -U compinit; compinit -D -u; eval \"\$(<${(q)script})\"; echo re''ady"
zpty -r shell screen '*ready*' || exit 1
while (($#)); do
  zpty -w -n shell "$1"$'\t'
  zpty -r shell screen "*$2*" || exit 1
  print -r -- "$screen"
  zpty -w -n shell $'\x15'
  shift 2
done
zpty -d shell
