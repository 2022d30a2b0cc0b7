using System.Globalization;
using Digits;

const int Seed = 1;
const int Hidden = 32;

var (training, test) = Dataset.Read().Split(heldOut: 5, Seed);
var network = Weights.Random(training.Pixels, Hidden, Dataset.Classes, Seed);
var epochs = new Training(network, training, Seed).Epochs();

Display.Show(epochs, Training.EpochCount);

Console.WriteLine();
Console.WriteLine("The gradient by the weights of the hidden layer, as it was compiled:");
Console.WriteLine(Network.LossFormulas.Gradient.W1);
Console.WriteLine();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"test accuracy: {network.Accuracy(test):F3}"));
