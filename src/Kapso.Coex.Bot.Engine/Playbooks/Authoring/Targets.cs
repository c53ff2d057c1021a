namespace Kapso.Coex.Bot.Engine.Playbooks.Authoring;

/// <summary>Reads where something leads: a step's name, or <c>{playbook: standard-setup}</c>.</summary>
internal static class Targets
{
    public static Target? Target(this Fields fields, string key)
    {
        switch (fields.Take(key))
        {
            case null:
                return null;
            case Node.Text { Value.Length: > 0 } step:
                return Noted(fields, step.At, new Target.ToStep(new StepId(step.Value)));
            case Node.Mapping mapping when mapping.TextOf("playbook") is { Length: > 0 } playbook:
                var inner = new Fields(mapping, $"`{key}` of {fields.OwnerInside}", fields.Notes);
                inner.Take("playbook");
                inner.NothingElse();
                return Noted(fields, mapping.At, new Target.ToPlaybook(new PlaybookId(playbook)));
            case var other:
                fields.Notes.Wrong(
                    other.At,
                    $"{fields.Owner} does not say where it leads.",
                    $"Write a step's name after `{key}:`, or {{playbook: …}} for another playbook.");
                return null;
        }
    }

    public static Target? NeedTarget(this Fields fields, StepId step, string whatToDo, string key = "next")
    {
        var target = fields.Need(key, whatToDo) is null ? null : fields.Target(key);
        if (target is null)
        {
            fields.Notes.Unfinished.Add(step);
        }

        return target;
    }

    private static Target Noted(Fields fields, Place at, Target target)
    {
        fields.Notes.Targets.Add(new(at, fields.Owner, target));
        return target;
    }
}
