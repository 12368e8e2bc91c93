using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.S3;
using Dobble.Vision;

namespace Dobble.Data.Stores;

/// <summary>Makes clients of S3 services from the usual AWS variables and profiles.</summary>
internal static class S3Client
{
    /// <summary>The variable that says for how many seconds nothing may move; 60, as aws has it, where it is left out.</summary>
    public const string IdleLimitName = "DOBBLE_S3_TIMEOUT";

    private const string Region = "us-east-1";
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(60);

    /// <summary>
    /// A client with <c>AWS_ACCESS_KEY_ID</c>, <c>AWS_SECRET_ACCESS_KEY</c>, <c>AWS_SESSION_TOKEN</c> or a profile; <c>AWS_ENDPOINT_URL</c>
    /// (or <c>AWS_ENDPOINT_URL_S3</c>) names another service than Amazon's.
    /// </summary>
    /// <exception cref="DobbleException">There are no keys, or a variable is not what it should be.</exception>
    /// <param name="variable">Looks up a variable.</param>
    public static IAmazonS3 Create(Func<string, string?> variable)
    {
        string? Variable(string name) => variable(name) is { Length: > 0 } value ? value : null;
        var config = new AmazonS3Config
        {
            // Whoever calls watches that something moves: a large file on a slow line may take its time.
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
            MaxErrorRetry = 2,
            // Services other than Amazon's know no such checksums; every file is checked by its own hash.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        var region = Variable("AWS_REGION") ?? Variable("AWS_DEFAULT_REGION");
        if ((Variable("AWS_ENDPOINT_URL_S3") ?? Variable("AWS_ENDPOINT_URL")) is { } endpoint)
        {
            if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                throw new DobbleException($"AWS_ENDPOINT_URL is '{endpoint}', which is no address of a server: write http(s)://host:port");
            (config.ServiceURL, config.ForcePathStyle, config.AuthenticationRegion) = (endpoint, true, region ?? Region);
        }
        else
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(region ?? Region);
        }

        return new AmazonS3Client(Credentials(Variable), config);
    }

    private static AWSCredentials Credentials(Func<string, string?> variable)
    {
        if (variable("AWS_ACCESS_KEY_ID") is { } key && variable("AWS_SECRET_ACCESS_KEY") is { } secret)
            return variable("AWS_SESSION_TOKEN") is { } token ? new SessionAWSCredentials(key, secret, token)
                : new BasicAWSCredentials(key, secret);
        var profile = variable("AWS_PROFILE") ?? "default";
        return new CredentialProfileStoreChain().TryGetAWSCredentials(profile, out var credentials)
            ? credentials
            : throw new DobbleException("s3: there are no keys; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE");
    }

    /// <summary>How long nothing may move before a service is given up on.</summary>
    /// <exception cref="DobbleException">The variable is no number of seconds.</exception>
    public static TimeSpan IdleLimitOf(Func<string, string?> variable) =>
        variable(IdleLimitName) is not { Length: > 0 } text ? IdleLimit
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 86400
            ? TimeSpan.FromSeconds(seconds)
        : throw new DobbleException($"{IdleLimitName} is '{text}', must be a number of seconds");
}
