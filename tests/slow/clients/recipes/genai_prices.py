from genai_prices import UpdatePrices, Usage, calc_price

with UpdatePrices(url="SITE/api/clients/genai-prices.json") as prices:
    prices.wait()
    cost = calc_price(
        Usage(input_tokens=1500, output_tokens=400),
        "MODEL",
        provider_id="PROVIDER",
    )
print(cost.total_price)
