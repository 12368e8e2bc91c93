using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.S3;
using Dobble.Vision;

namespace Dobble.Storage;

/// <summary>Makes clients of S3 services from the usual AWS variables and profiles.</summary>
internal static class S3Client
{
    private const string Region = "us-east-1";
    private const string TimeoutName = "DOBBLE_S3_TIMEOUT";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A client with <c>AWS_ACCESS_KEY_ID</c>, <c>AWS_SECRET_ACCESS_KEY</c>, <c>AWS_SESSION_TOKEN</c> or a profile; <c>AWS_ENDPOINT_URL</c>
    /// (or <c>AWS_ENDPOINT_URL_S3</c>) names another service than Amazon's, <c>DOBBLE_S3_TIMEOUT</c> the seconds to wait for an answer.
    /// </summary>
    /// <exception cref="DobbleException">There are no keys, or a variable is not what it should be.</exception>
    /// <param name="variable">Looks up a variable.</param>
    public static IAmazonS3 Create(Func<string, string?> variable)
    {
        string? Variable(string name) => variable(name) is { Length: > 0 } value ? value : null;
        var config = new AmazonS3Config
        {
            Timeout = Seconds(TimeoutName, Variable(TimeoutName)) ?? Timeout,
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
            return variable("AWS_SESSION_TOKEN") is { } token ? new SessionAWSCredentials(key, secret, token) : new BasicAWSCredentials(key, secret);
        var profile = variable("AWS_PROFILE") ?? "default";
        return new CredentialProfileStoreChain().TryGetAWSCredentials(profile, out var credentials)
            ? credentials
            : throw new DobbleException("s3: there are no keys; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE");
    }

    private static TimeSpan? Seconds(string name, string? text) =>
        text is null ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 86400 ? TimeSpan.FromSeconds(seconds)
        : throw new DobbleException($"{name} is '{text}', must be a number of seconds");
}
