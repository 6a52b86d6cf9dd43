using System.Linq;
using System.Text;

namespace SecureBoot.Cli.Completion;

/// <summary>The script for bash, which zsh runs too. Where it has no words, the shell completes files.</summary>
internal static class BashScript
{
    // The shell makes three words of --option=value.
    private const string Start = """
        _secureboot() {
          local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= options= words= i
          if [ "$cur" = = ]; then cur=; fi
          if [ "$prev" = = ]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi
          for ((i = 1; i < COMP_CWORD; i++)); do
            case ${COMP_WORDS[i]} in
              --color) i=$((i + 1)); if [ "${COMP_WORDS[i]}" = = ]; then i=$((i + 1)); fi ;;
              -*) ;;
              *) command=${COMP_WORDS[i]}; break ;;
            esac
          done
          case $command in

        """;

    private const string End = """
          esac
          case "$cur" in -*) words=$options ;; esac
          case "$command $prev" in

        """;

    internal static string Of(CompletionWords words)
    {
        StringBuilder script = new(Start);
        string names = string.Join(' ', words.Commands.Select(command => command.Name));
        string global = string.Join(' ', CompletionWords.Global.Select(option => option.Name));
        script.Append($"    '') options='{global} --version' words='{names}' ;;\n");
        foreach (CompletedCommand command in words.Commands)
        {
            script.Append($"    {command.Name}) options='{string.Join(' ', command.OptionNames)}' ");
            script.Append($"words='{string.Join(' ', command.Words)}' ;;\n");
        }

        script.Append(End).Append($"    *' --color') words='{string.Join(' ', Shell.Terminal.ColorWords)}' ;;\n");
        foreach (CompletedCommand command in words.Commands)
        {
            AppendValues(script, command);
        }

        return script
            .Append("  esac\n  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n}\n")
            .Append("complete -o default -F _secureboot secureboot")
            .ToString();
    }

    private static void AppendValues(StringBuilder script, CompletedCommand command)
    {
        CompletedOption[] valued = [.. command.Options.Where(option => option.HasValue)];
        foreach (CompletedOption option in valued.Where(option => option.Values.Length > 0))
        {
            script.Append($"    '{command.Name} {option.Name}') words='{string.Join(' ', option.Values)}' ;;\n");
        }

        string[] files = [.. valued.Where(option => option.Values.Length == 0)
            .Select(option => $"'{command.Name} {option.Name}'")];
        if (files.Length > 0)
        {
            script.Append("    ").AppendJoin('|', files).Append(") words= ;;\n");
        }
    }
}
