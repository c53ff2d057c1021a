using System.CommandLine;
using System.CommandLine.Help;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Desk.Accounts;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Playbooks;
using Kapso.Coex.Bot.Storage;
using Kapso.Coex.Bot.Terminal;
using Kapso.Coex.Bot.Triage;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot;

/// <summary>The product's commands. Without one it serves; an unknown one prints usage and exits 2.</summary>
internal static class CommandLine
{
    private const int WrongUsage = 2;

    public static async Task<int> Run(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            // Standard output is for answers, and whoever reads those does not expect usage among them.
            parsed.InvocationConfiguration.Output = Console.Error;
            new HelpAction().Invoke(parsed);
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception refused) when (refused is PlaybooksRefusedException or TriageFileMistake or OptionsValidationException or StorageUnavailable or AddressTaken)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    private static RootCommand Root()
    {
        var urls = new Option<string?>("--urls") { Description = "Where to listen, such as http://localhost:5080; several are parted by semicolons." };
        var root = new RootCommand("A bot that leads customers through connecting a WhatsApp Business app number with Kapso.") { urls };
        root.SetAction((parsed, _) => Serving.Run(parsed.GetValue(urls)));
        root.Add(Chat());
        root.Add(Triage());
        root.Add(Playbooks());
        root.Add(Link());
        root.Add(Simulate());
        root.Add(Learn());
        return root;
    }

    private static Command Chat()
    {
        var language = new Option<string>("--language") { Description = "en, es or pt.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong([.. LanguageCodes.All.Select(one => one.Code())]);
        var chat = new Command("chat", "The same conversation in this terminal.") { language };
        chat.SetAction((parsed, cancelled) => TerminalChat.Run(LanguageCodes.FromLocale(parsed.GetValue(language)), Console.In, Console.Out, cancelled));
        return chat;
    }

    private static Command Triage()
    {
        var triage = new Command("triage", "Reads JSON lines {\"id\",\"text\"} and writes which playbook each calls for.");
        triage.SetAction(_ => TriageCommand.Run(Console.In, Console.Out, Console.Error, TriageRoom.BuildIndex(PromptFolders.Find())));
        return triage;
    }

    private static Command Playbooks()
    {
        var folder = new Argument<string?>("folder") { Arity = ArgumentArity.ZeroOrOne, Description = "A folder of playbooks; the product's own without it." };
        var check = new Command("check", "Lists every authoring mistake by file and line.") { folder };
        check.SetAction(parsed => PlaybooksCommand.Check(
            parsed.GetValue(folder) is { } named ? PromptFolders.Beside(named) : PromptFolders.Find(), PhraseNames.Rules, Console.Out));
        return new Command("playbooks", "Work on the playbooks.") { check };
    }

    private static Command Link()
    {
        var whom = new Argument<string>("name") { Description = "The e-mail address or the name of somebody with an account at the desk." };
        var urls = new Option<string?>("--urls") { Description = "Where people open the desk, such as https://support.example.com; as in the settings without it." };
        var link = new Command("desk-link", "Makes a link, good once, with which somebody who forgot their password sets another.") { whom, urls };
        link.SetAction((parsed, _) => DeskLink.Run(parsed.GetRequiredValue(whom), parsed.GetValue(urls), Console.Out, Console.Error));
        return link;
    }

    private static Command Simulate()
    {
        var rest = new Argument<string[]>("arguments") { Description = "As the simulator takes them; --help lists them.", Arity = ArgumentArity.ZeroOrMore };
        var simulate = new Command("simulate", "Simulated customers meet the bot, and it is judged by what becomes of their numbers.") { rest };
        simulate.TreatUnmatchedTokensAsErrors = false;
        simulate.SetAction((parsed, cancelled) => SimulateCommand.Run([.. parsed.GetValue(rest) ?? [], .. parsed.UnmatchedTokens], Console.Error, cancelled));
        return simulate;
    }

    /// <summary>For the build only (LearnTriage.targets), so it is not listed.</summary>
    private static Command Learn()
    {
        var file = new Argument<string>("file");
        var learn = new Command("learn", "Keeps what triage learns, for later starts.") { file };
        learn.Hidden = true;
        learn.SetAction(parsed => LearntFile.Write(parsed.GetRequiredValue(file), TriageRoom.BuildIndex(PromptFolders.Find()).Learnt()));
        return learn;
    }
}
