namespace VerifyXunit;

/// <summary>Compares what a test produced with the <c>.verified.</c> file beside the test.</summary>
public static class Verifier
{
}
