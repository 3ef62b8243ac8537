# From one row of logits [vocab], float32, to the next token.

class Kernels(Module):
  def none(self) -> Optional[Tensor]:
    return None

  def greedy(self, logits: Tensor) -> int:
    return int(torch.argmax(logits).item())

  # Temperature, then the top_k most likely (0: all), then the smallest set whose probability reaches
  # top_p; of what is left the token at which the cumulative probability passes draw, in [0, 1).
  def sample(self, logits: Tensor, temperature: float, top_k: int, top_p: float, draw: float) -> int:
    sorted, ids = torch.sort(logits.to(7) / temperature, stable=True, dim=-1, descending=True)
    if top_k > 0:
      sorted = sorted.narrow(0, 0, min(top_k, sorted.size(0)))
    probabilities = torch.softmax(sorted, -1)
    before = torch.cumsum(probabilities, -1) - probabilities
    probabilities = torch.where(before < top_p, probabilities, torch.zeros_like(probabilities))
    cumulative = torch.cumsum(probabilities, -1)
    at = int(torch.searchsorted(cumulative, draw * cumulative[-1], right=True).item())
    return int(ids[min(at, cumulative.size(0) - 1)].item())
