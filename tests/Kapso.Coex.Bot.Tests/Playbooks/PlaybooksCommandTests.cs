using Kapso.Coex.Bot.Playbooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.Coex.Bot.Tests.Playbooks;

public sealed class PlaybooksCommandTests : IDisposable
{
    private readonly PromptsOnDisk prompts = new();
    private readonly StringWriter output = new();

    [Fact]
    public void Playbooks_in_order_are_counted()
    {
        Assert.Equal(0, PlaybooksCommand.Check(prompts.Folders.Playbooks, output));
        Assert.Equal($"2 playbooks, 3 steps: all in order.{Environment.NewLine}", output.ToString());
    }

    [Fact]
    public void Every_mistake_is_a_line_with_file_and_line()
    {
        prompts.Write("lender", PromptsOnDisk.LenderText.Replace("at: good", "at: god").Replace("en: Lender", "en: The one and only lender"));
        Assert.Equal(1, PlaybooksCommand.Check(prompts.Folders.Playbooks, output));
        Assert.Equal(
            [
                $"{prompts.PathOf("lender")}:2: 'The one and only lender' has 23 characters. A button holds 20: shorten it by 3.",
                $"{prompts.PathOf("lender")}:7: The start goes to 'god', which is not a step of this playbook. Did you mean 'good'? Correct the name, or add the step.",
            ],
            Lines());
    }

    [Fact]
    public void A_file_that_is_no_yaml_is_a_mistake_of_its_own_and_not_of_those_that_borrow_from_it()
    {
        prompts.Write("lender", "playbook: lender\nchoice: {en: a]}\ncodes: []\n");
        Assert.Equal(1, PlaybooksCommand.Check(prompts.Folders.Playbooks, output));
        Assert.StartsWith($"{prompts.PathOf("lender")}:2: This cannot be read: ", Assert.Single(Lines()));
    }

    [Fact]
    public void A_file_that_is_not_utf_8_is_a_mistake()
    {
        File.WriteAllBytes(prompts.PathOf("lender"), [0x70, 0xE9, 0x0A]);
        Assert.Equal(1, PlaybooksCommand.Check(prompts.Folders.Playbooks, output));
        Assert.Equal($"{prompts.PathOf("lender")}:1: The file is not UTF-8 text. Save it as UTF-8.", Assert.Single(Lines()));
    }

    [Fact]
    public void A_byte_order_mark_is_no_mistake()
    {
        prompts.Write("lender", '\uFEFF' + PromptsOnDisk.LenderText);
        Assert.Equal(0, PlaybooksCommand.Check(prompts.Folders.Playbooks, output));
    }

    [Fact]
    public void A_missing_folder_is_a_mistake()
    {
        var missing = Path.Combine(prompts.Folders.Playbooks, "missing");
        Assert.Equal(1, PlaybooksCommand.Check(missing, output));
        Assert.Equal($"{missing}:1: There is no such folder. Name the folder that holds the playbooks' .yaml files.", Assert.Single(Lines()));
    }

    [Fact]
    public void An_empty_folder_is_a_mistake()
    {
        File.Delete(prompts.PathOf("lender"));
        File.Delete(prompts.PathOf("borrower"));
        Assert.Equal(1, PlaybooksCommand.Check(prompts.Folders.Playbooks, output));
        Assert.Equal($"{prompts.Folders.Playbooks}:1: There is no playbook in this folder. Add one, as a file whose name ends in .yaml.", Assert.Single(Lines()));
    }

    [Fact]
    public void Without_phrases_beside_it_the_applications_own_are_used()
    {
        Directory.Delete(prompts.Folders.Phrases, recursive: true);
        Assert.Equal(0, PlaybooksCommand.Check(prompts.Folders.Playbooks, output));
    }

    [Fact]
    public void A_mistake_in_the_phrases_counts_as_well()
    {
        var greetings = Path.Combine(prompts.Folders.Phrases, "greetings.yaml");
        File.WriteAllText(greetings, "hello: {en: Hi, es: Hola}");
        Assert.Equal(1, PlaybooksCommand.Check(prompts.Folders.Playbooks, output));
        Assert.Equal($"{greetings}:1: Phrase 'hello' is missing in Portuguese. Add the text as `pt: …`.", Assert.Single(Lines()));
    }

    [Fact]
    public void The_product_does_not_start_with_a_mistake_and_says_all_of_them()
    {
        prompts.Write("lender", PromptsOnDisk.LenderText.Replace("at: good", "at: god").Replace("codes: []", "codes: [x]"));
        var refused = Assert.Throws<PlaybooksRefusedException>(() => WebApplication.CreateBuilder().AddPlaybooks(prompts.Folders));
        Assert.Equal(2, refused.Mistakes.Count);
        Assert.Equal(string.Join(Environment.NewLine, refused.Mistakes), refused.Message);
    }

    [Fact]
    public async Task The_shelf_is_there_for_whoever_asks()
    {
        await using var app = WebApplication.CreateBuilder().AddPlaybooks(prompts.Folders).Build();
        Assert.Equal(2, app.Services.GetRequiredService<PlaybookShelf>().Current.Count);
    }

    public void Dispose()
    {
        output.Dispose();
        prompts.Dispose();
    }

    private string[] Lines() => output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
