# make run      装好并运行：解析样本文件、校验、查询、责任清单、检查
# make test     装好开发工具并全部检查：格式、静态检查、类型、产物一致、测试
# make format   整理代码格式
# make docs     由代码重新生成文档（docs/rules.md）
# make bench    测量启动、解析、检查、PDF 与成批解析的速度
# make scan     把两份文件做成扫描件，测量识别的准确率
# make seeded   逐个放入错误，测量检查能发现多少、误报多少
# make hostile  逐个建立有害的文件，测量各用多少时间和内存，怎样结束
# make accuracy 测量识别的准确率与召回率，列出读错的段落
# make fuzz     随机损坏各种格式的文件，看读取是否出错、有无不声不响的丢失（很慢）
# make constraints   重新选定依赖版本（写入 constraints.txt）
# make clean    删除虚拟环境与缓存

RAW := data/raw/*.txt
STRUCTURED := data/structured
SCHEMAS := schemas
RULES_PAGE := docs/rules.md
CONSTRAINTS := constraints.txt
# Checks of generated documentation, run as part of the drift checks.
DOCS_CHECK = $(KSPOLICY) rules --check $(RULES_PAGE)

VENV := .venv
BIN := $(VENV)/bin
KSPOLICY := KSPOLICY_DATA=$(STRUCTURED) $(BIN)/kspolicy
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check
INSTALL := $(PIP) install $(if $(CONSTRAINTS),--constraint $(CONSTRAINTS)) --editable
NOT_INSTALLED := echo '安装没有成功，原因见上。若是某个版本在本机不可用，可改用最新版本：make CONSTRAINTS= run' >&2

# One stamp for what running needs and one for what developing needs. They lie inside the
# virtual environment, so that they go when it goes.
RUN_READY := $(VENV)/ready-to-run
DEV_READY := $(VENV)/ready-to-develop
NEEDS := pyproject.toml hatch_build.py $(CONSTRAINTS)

.DEFAULT_GOAL := run
.NOTPARALLEL:
.PHONY: run test format-check lint types drift docs-check docs unit format bench scan seeded hostile accuracy fuzz constraints clean

run: $(RUN_READY)
	@echo '—— 解析 $(RAW)，写入 $(STRUCTURED)'
	@$(KSPOLICY) parse $(RAW) --out $(STRUCTURED)
	@echo '—— 校验 $(STRUCTURED)'
	@$(KSPOLICY) validate
	@echo '—— 高新区的目标：kspolicy targets --district 高新区'
	@$(KSPOLICY) targets --district 高新区
	@echo '—— 责任清单：kspolicy matrix'
	@$(KSPOLICY) matrix
	@echo '—— 文件自身的矛盾与差异：kspolicy check'
	@$(KSPOLICY) check; code=$$?; \
	if [ $$code -eq 1 ]; then \
		echo '注：以上是公文本身的问题，不是程序出错；check 此时以退出码 1 结束，供脚本判断。'; \
	elif [ $$code -ne 0 ]; then exit $$code; fi

test: format-check lint types drift unit

format-check: $(DEV_READY)
	@echo '—— 代码格式'
	@$(BIN)/ruff format --check --quiet . || \
		{ $(BIN)/ruff format --diff --quiet .; echo '请运行 make format'; exit 1; }

lint: $(DEV_READY)
	@echo '—— 静态检查'
	@$(BIN)/ruff check --quiet --output-format concise .

types: $(DEV_READY)
	@echo '—— 类型'
	@$(BIN)/mypy --strict --no-error-summary src

drift: $(DEV_READY) docs-check
	@echo '—— 产物与代码一致：$(SCHEMAS)、$(STRUCTURED)'
	@$(KSPOLICY) schema --check
	@$(KSPOLICY) parse $(RAW) --out $(STRUCTURED) --check

docs-check: $(DEV_READY)
	@$(DOCS_CHECK)

docs: $(RUN_READY)
	@$(KSPOLICY) rules --page --output $(RULES_PAGE)

unit: $(DEV_READY)
	@echo '—— 测试'
	@$(BIN)/python -m pytest

format: $(DEV_READY)
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format --quiet .

bench: $(DEV_READY)
	@$(BIN)/python bench/startup.py
	@$(BIN)/python bench/parse.py
	@$(BIN)/python bench/checking.py
	@$(BIN)/python bench/pdf.py
	@$(BIN)/python bench/batch.py

scan: $(DEV_READY)
	@$(BIN)/python bench/scan.py

seeded: $(RUN_READY)
	@$(BIN)/python bench/seeded.py --missed

hostile: $(DEV_READY)
	@$(BIN)/python bench/hostile.py

accuracy: $(RUN_READY)
	@$(BIN)/python bench/accuracy.py

fuzz: $(DEV_READY)
	@$(BIN)/python bench/fuzz.py

# Takes the newest versions that pyproject.toml allows; run make test before committing the result.
constraints: $(BIN)/python
	@echo '—— 重新选定依赖版本'
	@set -e; fresh=$$(mktemp -d); trap 'rm -rf "$$fresh"' EXIT; \
	$(BIN)/python -m venv "$$fresh"; \
	"$$fresh/bin/python" -m pip -qq --disable-pip-version-check install --editable '.[dev]'; \
	{ echo '# Versions that were tested together. Refresh: make constraints'; \
	  "$$fresh/bin/python" -m pip --disable-pip-version-check freeze --exclude-editable; \
	} > "$$fresh/constraints.txt"; \
	cp "$$fresh/constraints.txt" constraints.txt

clean:
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

$(RUN_READY): $(NEEDS) | $(BIN)/python
	@echo '—— 安装 kspolicy（首次需要几十秒）'
	@$(INSTALL) . || { $(NOT_INSTALLED); exit 1; }
	@touch $@

$(DEV_READY): $(NEEDS) | $(BIN)/python
	@echo '—— 安装 kspolicy 与开发工具（首次需要几十秒）'
	@$(INSTALL) '.[dev]' || { $(NOT_INSTALLED); exit 1; }
	@touch $(RUN_READY) $@

$(BIN)/python:
	@python=; for candidate in python3.11 python3 python3.14 python3.13 python3.12; do \
		if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
		then python=$$candidate; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo '找不到 Python 3.11 或更高版本，请先安装（Debian/Ubuntu：python3 与 python3-venv；macOS：python.org 或 Homebrew），再运行一次。' >&2; \
		exit 1; \
	fi; \
	echo "—— 建立虚拟环境 $(VENV)（$$($$python --version)）"; \
	$$python -m venv --clear $(VENV) || { \
		rm -rf $(VENV); \
		echo "$$python 建不了虚拟环境；Debian/Ubuntu 请先安装 python3-venv，再运行一次。" >&2; \
		exit 1; \
	}
