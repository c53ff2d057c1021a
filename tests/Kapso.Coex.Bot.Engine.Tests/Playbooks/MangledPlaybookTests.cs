using CsCheck;
using Kapso.Coex.Bot.Engine.Playbooks.Authoring;

namespace Kapso.Coex.Bot.Engine.Tests.Playbooks;

public sealed class MangledPlaybookTests
{
    private static readonly Gen<(int Kind, int Line, int Other)> Slip = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 99], Gen.Int[0, 99]);

    [Fact]
    public void However_a_playbook_is_mangled_its_author_is_told_in_which_line() =>
        Gen.Select(Slip.Array[1, 6], Slip.Array[0, 6]).Sample((inSmall, inBorrower) =>
        {
            var compiled = Author.Compile(("small", Mangled(Author.Small, inSmall)), ("borrower", Mangled(Author.Borrower, inBorrower)));
            return compiled is Compilation.InOrder
                || (compiled is Compilation.Refused { Mistakes: { Count: > 0 } mistakes } && mistakes.All(mistake => mistake.Line > 0 && mistake.WhatToDo.Length > 0));
        }, iter: 1000);

    private static string Mangled(string text, (int Kind, int Line, int Other)[] slips) => slips.Aggregate(text, (mangled, slip) =>
    {
        var lines = mangled.Split('\n').ToList();
        var line = slip.Line % lines.Count;
        var other = slip.Other % lines.Count;
        switch (slip.Kind)
        {
            case 0:
                lines.RemoveAt(line);
                break;
            case 1:
                lines.Insert(other, lines[line]);
                break;
            case 2:
                (lines[line], lines[other]) = (lines[other], lines[line]);
                break;
            case 3:
                lines[line] = "  " + lines[line];
                break;
            default:
                lines[line] = lines[line][..(lines[line].Length * slip.Other / 100)];
                break;
        }

        return string.Join('\n', lines);
    });
}
