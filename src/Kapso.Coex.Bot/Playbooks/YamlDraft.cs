using System.Text;
using Kapso.Coex.Bot.Engine.Playbooks.Authoring;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kapso.Coex.Bot.Playbooks;

/// <summary>Turns a file's YAML into a draft that remembers its lines. Nothing past this file knows that it was YAML.</summary>
internal static class YamlDraft
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Draft Read(string file, string name, byte[] content)
    {
        var parser = new Parser(new StringReader(""));
        try
        {
            parser = new Parser(new StringReader(StrictUtf8.GetString(content).TrimStart('\uFEFF')));
            return new Draft.Readable(file, name, Document(parser, file), content);
        }
        catch (YamlException broken)
        {
            var why = (broken.InnerException ?? broken).Message.TrimEnd('.');
            return Unreadable((int)broken.Start.Line, $"This cannot be read: {why}.", "Check the indentation there, and put texts with ': ', '#' or a comma in quotes.");
        }
        catch (InvalidOperationException)
        {
            // How this parser says that something opened and was never closed, in some of its states.
            var line = (int)(parser.Current?.Start.Line ?? 1);
            return Unreadable(line, "This cannot be read: what begins here does not end.", "Check the brackets, quotes and indentation there.");
        }
        catch (DecoderFallbackException)
        {
            return Unreadable(1, "The file is not UTF-8 text.", "Save it as UTF-8.");
        }

        Draft.Unreadable Unreadable(int line, string what, string whatToDo) => new(file, name, new AuthoringMistake(file, Math.Max(1, line), what, whatToDo));
    }

    private static Node Document(Parser parser, string file)
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            return new Node.Text(new Place(file, 1), "");
        }

        parser.Consume<DocumentStart>();
        var root = Read(parser, file);
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
        {
            throw new YamlException(second.Start, second.End, "there is a second document behind `---`");
        }

        return root;
    }

    private static Node Read(Parser parser, string file)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return new Node.Text(At(scalar), IsNothing(scalar) ? "" : scalar.Value);
        }

        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            var items = new List<Node>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Read(parser, file));
            }

            return new Node.List(At(sequence), items);
        }

        if (parser.TryConsume<MappingStart>(out var mapping))
        {
            var entries = new List<Entry>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = parser.Consume<Scalar>();
                entries.Add(new Entry(At(key), key.Value, Read(parser, file)));
            }

            return new Node.Mapping(At(mapping), entries);
        }

        var alias = parser.Consume<AnchorAlias>();
        throw new YamlException(alias.Start, alias.End, $"*{alias.Value} stands for something written elsewhere, which is not supported: write it out");

        Place At(ParsingEvent read) => new(file, (int)read.Start.Line);
    }

    private static bool IsNothing(Scalar scalar) => scalar is { Style: ScalarStyle.Plain, Value: "~" or "null" };
}
