using System.Text;
using Kapso.Coex.Bot.Engine.Playbooks.Authoring;
using Kapso.Coex.Bot.Playbooks;

namespace Kapso.Coex.Bot.Engine.Tests.Playbooks;

public sealed class PhraseMistakesTests
{
    private static readonly PhraseRules Rules = new(Keys: ["hello", "goodbye"], Titles: ["goodbye"], Placeholders: ["name"]);

    [Fact]
    public void Phrases_in_order_are_found_by_their_keys()
    {
        var read = Assert.IsType<PhraseCompilation.InOrder>(Compile("hello: {en: 'Hi {name}', es: Hola, pt: Olá}\ngoodbye: {en: Bye, es: Chau, pt: Tchau}"));
        Assert.Equal("Olá", read.Phrases["hello"].Portuguese);
    }

    [Fact]
    public void A_missing_translation_is_named() => Says(
        "phrases.yaml:1: Phrase 'hello' is missing in Spanish. Add the text as `es: …`.",
        "hello: {en: Hi, pt: Olá}\ngoodbye: {en: Bye, es: Chau, pt: Tchau}");

    [Fact]
    public void A_missing_phrase_is_named() => Says(
        "phrases:1: The phrase 'goodbye' is missing. Add `goodbye: {en: …, es: …, pt: …}`.",
        "hello: {en: Hi, es: Hola, pt: Olá}");

    [Fact]
    public void A_phrase_that_nothing_says_is_refused() => Says(
        "phrases.yaml:3: Nothing ever says the phrase 'thanks'. Correct the name or remove it.",
        "hello: {en: Hi, es: Hola, pt: Olá}\ngoodbye: {en: Bye, es: Chau, pt: Tchau}\nthanks: {en: A, es: B, pt: C}");

    [Fact]
    public void A_phrase_that_stands_twice_is_refused() => Says(
        "phrases.yaml:3: Phrase 'hello' is there twice. Keep one of them.",
        "hello: {en: Hi, es: Hola, pt: Olá}\ngoodbye: {en: Bye, es: Chau, pt: Tchau}\nhello: {en: A, es: B, pt: C}");

    [Fact]
    public void A_placeholder_has_to_exist() => Says(
        "phrases.yaml:1: Phrase 'hello' has the placeholder {nam}, which does not exist. Did you mean 'name'? Correct it, or write the text without it.",
        "hello: {en: 'Hi {nam}', es: Hola, pt: Olá}\ngoodbye: {en: Bye, es: Chau, pt: Tchau}");

    [Fact]
    public void A_phrase_on_a_button_fits_on_it() => Says(
        "phrases.yaml:2: 'Until we see us again' has 21 characters. A button holds 20: shorten it by 1.",
        "hello: {en: Hi, es: Hola, pt: Olá}\ngoodbye: {en: Until we see us again, es: Chau, pt: Tchau}");

    private static void Says(string mistake, string yaml) =>
        Assert.Equal([mistake], Assert.IsType<PhraseCompilation.Refused>(Compile(yaml)).Mistakes.Select(found => found.ToString()));

    private static PhraseCompilation Compile(string yaml) =>
        PhraseCompiler.Compile([YamlDraft.Read("phrases.yaml", "phrases", Encoding.UTF8.GetBytes(yaml))], "phrases", Rules);
}
