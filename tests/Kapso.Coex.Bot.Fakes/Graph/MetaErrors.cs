namespace Kapso.Coex.Bot.Fakes.Graph;

/// <summary>Meta's error codes with the HTTP status and the title that each comes with.</summary>
internal static class MetaErrors
{
    private static readonly Dictionary<int, (int Http, string Title)> Known = new()
    {
        [0] = (401, "AuthException"),
        [1] = (400, "API Unknown"),
        [2] = (503, "API Service"),
        [3] = (500, "API Method"),
        [4] = (400, "API Too Many Calls"),
        [10] = (403, "Permission Denied"),
        [33] = (400, "Parameter value is not valid"),
        [100] = (400, "Invalid parameter"),
        [190] = (401, "Access token has expired"),
        [200] = (403, "API Permission"),
        [368] = (403, "Temporarily blocked for policies violations"),
        [80007] = (400, "Rate limit issues"),
        [130429] = (400, "Rate limit hit"),
        [130472] = (400, "User's number is part of an experiment"),
        [130497] = (403, "Business account is restricted from messaging users in this country."),
        [131000] = (500, "Something went wrong"),
        [131005] = (403, "Access denied"),
        [131008] = (400, "Required parameter is missing"),
        [131009] = (400, "Parameter value is not valid"),
        [131016] = (500, "Service unavailable"),
        [131021] = (400, "Recipient cannot be sender"),
        [131026] = (400, "Message undeliverable"),
        [131030] = (400, "Recipient phone number not in allowed list"),
        [131031] = (403, "Business Account locked"),
        [131037] = (400, "WhatsApp provided number needs display name approval before message can be sent."),
        [131042] = (400, "Business eligibility payment issue"),
        [131045] = (500, "Incorrect certificate"),
        [131047] = (400, "Re-engagement message"),
        [131048] = (400, "Spam rate limit hit"),
        [131049] = (400, "This message was not delivered to maintain healthy ecosystem engagement."),
        [131050] = (400, "Unable to deliver the message. This recipient has chosen to stop receiving marketing messages on WhatsApp from your business"),
        [131051] = (400, "Unsupported message type"),
        [131052] = (400, "Media download error"),
        [131053] = (400, "Media upload error"),
        [131056] = (400, "(Business Account, Consumer Account) pair rate limit hit"),
        [131057] = (500, "Account in maintenance mode"),
        [131062] = (400, "Business-scoped user ids are not supported for this message"),
        [131064] = (400, "Messaging limit reduced"),
        [132000] = (400, "Template Param Count Mismatch"),
        [132001] = (404, "Template name does not exist in the translation"),
        [132015] = (400, "Template is Paused"),
        [132016] = (400, "Template is Disabled"),
        [133004] = (503, "Server Temporarily Unavailable"),
        [133010] = (400, "Phone number Not Registered"),
        [133015] = (400, "Please wait a few minutes before attempting to register this phone number"),
        [133016] = (400, "Account register deregister rate limit exceeded"),
        [134011] = (400, "WhatsApp Payments terms of service has not been accepted"),
        [135000] = (400, "Generic user error"),
    };

    public static MetaError Of(int code, string? details = null) => Known.TryGetValue(code, out var known)
        ? new MetaError(code, known.Http, $"(#{code}) {known.Title}", details)
        : new MetaError(code, 400, $"(#{code}) Unknown error", details);

    public static MetaError WrongToken { get; } =
        new(190, 401, "Invalid OAuth access token - Cannot parse access token");

    public static MetaError NoSuchObject(string id) => new(
        100,
        400,
        $"Unsupported post request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api",
        Subcode: 33,
        Type: "GraphMethodException");

    public static MetaError Required(string parameter) => new(100, 400, $"(#100) The parameter {parameter} is required.");

    public static MetaError Parameter(string said) => new(100, 400, $"(#100) {said}");

    public static MetaError Missing(string details) => Of(131008, details);

    public static MetaError Invalid(string details) => Of(131009, details);
}
