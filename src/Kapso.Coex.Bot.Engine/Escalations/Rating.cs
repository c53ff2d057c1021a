namespace Kapso.Coex.Bot.Engine.Escalations;

/// <summary>How content the customer was with the help.</summary>
public enum Rating
{
    Good,
    Fair,
    Bad,
}
