namespace Kapso.Coex.Bot.Triage;

/// <summary>Something in the files that triage learns from which an author has to put right.</summary>
internal sealed class TriageFileMistake(string file, long line, string what, string whatToDo)
    : Exception($"{file}:{line}: {what} {whatToDo}")
{
    public string File => file;

    public int Line => (int)line;

    public string What => what;

    public string WhatToDo => whatToDo;
}
